package io.nethood.smb.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.WouldBlock;

/** A store as if on a slow disk: it does what another does, and nothing of it at once. */
final class SlowStore {
    private SlowStore() {}

    static FileStore of(FileStore store) {
        return slow(FileStore.class, store);
    }

    private static <T> T slow(Class<T> type, T fast) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().endsWith("Now")) {
                        throw new WouldBlock();
                    }
                    try {
                        Object result = method.invoke(fast, arguments);
                        return result instanceof StoreFile file ? slow(StoreFile.class, file) : result;
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                }));
    }
}
