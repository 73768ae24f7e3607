package io.nethood.smb.file.lock;

import org.jspecify.annotations.Nullable;

/**
 * Locks in the order of their first bytes: a balanced search tree (AVL) in which each node knows the highest last byte below
 * it, so that what overlaps a range is found in O(log n).
 *
 * <p>A lock of no bytes lies between two bytes and overlaps what has both of them; one before the first byte is not kept here.
 */
final class LockTree<O> {
    private @Nullable HeldLock<O> root;

    boolean isEmpty() {
        return root == null;
    }

    void add(HeldLock<O> lock) {
        root = add(root, lock);
    }

    void remove(HeldLock<O> lock) {
        root = remove(root, lock);
        lock.left = null;
        lock.right = null;
        lock.height = 1;
    }

    /** Whether a lock overlaps the range that is not one of {@code spared} and {@code sparedPid}; null spares nobody's. */
    boolean overlaps(long first, long last, @Nullable O spared, int sparedPid) {
        return overlaps(root, first, last, spared, sparedPid);
    }

    /** A lock of exactly this range and owner. */
    @Nullable
    HeldLock<O> find(O open, LockRange range) {
        return find(root, open, range);
    }

    private static <O> boolean overlaps(
            @Nullable HeldLock<O> node, long first, long last, @Nullable O spared, int sparedPid) {
        if (node == null || Long.compareUnsigned(node.highest, first) < 0) {
            return false;
        }
        if (overlaps(node.left, first, last, spared, sparedPid)) {
            return true;
        }
        if (Long.compareUnsigned(node.first, last) > 0) {
            return false;
        }
        return (node.overlaps(first, last) && (spared == null || !node.isOf(spared, sparedPid)))
                || overlaps(node.right, first, last, spared, sparedPid);
    }

    private static <O> @Nullable HeldLock<O> find(@Nullable HeldLock<O> node, O open, LockRange range) {
        if (node == null) {
            return null;
        }
        int order = compare(range.offset(), range.last(), node);
        if (order != 0) {
            return find(order < 0 ? node.left : node.right, open, range);
        }
        if (node.isOf(open, range.pid())) {
            return node;
        }
        HeldLock<O> found = find(node.left, open, range);
        return found != null ? found : find(node.right, open, range);
    }

    // Balance

    private static <O> HeldLock<O> add(@Nullable HeldLock<O> node, HeldLock<O> lock) {
        if (node == null) {
            return update(lock);
        }
        if (compare(lock, node) < 0) {
            node.left = add(node.left, lock);
        } else {
            node.right = add(node.right, lock);
        }
        return balance(node);
    }

    private static <O> @Nullable HeldLock<O> remove(@Nullable HeldLock<O> node, HeldLock<O> lock) {
        if (node == null) {
            throw new IllegalStateException("a lock that is not held: " + lock.first);
        }
        int order = compare(lock, node);
        if (order < 0) {
            node.left = remove(node.left, lock);
        } else if (order > 0) {
            node.right = remove(node.right, lock);
        } else {
            return join(node.left, node.right);
        }
        return balance(node);
    }

    /** One tree of the two below a node that goes. */
    private static <O> @Nullable HeldLock<O> join(@Nullable HeldLock<O> left, @Nullable HeldLock<O> right) {
        if (right == null) {
            return left;
        }
        HeldLock<O> next = right;
        while (next.left != null) {
            next = next.left;
        }
        HeldLock<O> rest = remove(right, next);
        next.left = left;
        next.right = rest;
        return balance(next);
    }

    private static <O> HeldLock<O> balance(HeldLock<O> node) {
        HeldLock<O> left = node.left;
        HeldLock<O> right = node.right;
        if (left != null && height(left) > height(right) + 1) {
            if (left.right != null && height(left.left) < height(left.right)) {
                node.left = rotateLeft(left, left.right);
            }
            return rotateRight(node, required(node.left));
        }
        if (right != null && height(right) > height(left) + 1) {
            if (right.left != null && height(right.right) < height(right.left)) {
                node.right = rotateRight(right, right.left);
            }
            return rotateLeft(node, required(node.right));
        }
        return update(node);
    }

    private static <O> HeldLock<O> rotateLeft(HeldLock<O> node, HeldLock<O> right) {
        node.right = right.left;
        right.left = update(node);
        return update(right);
    }

    private static <O> HeldLock<O> rotateRight(HeldLock<O> node, HeldLock<O> left) {
        node.left = left.right;
        left.right = update(node);
        return update(left);
    }

    private static <O> HeldLock<O> update(HeldLock<O> node) {
        node.height = 1 + Math.max(height(node.left), height(node.right));
        node.highest = node.last;
        raise(node, node.left);
        raise(node, node.right);
        return node;
    }

    private static <O> void raise(HeldLock<O> node, @Nullable HeldLock<O> child) {
        if (child != null && Long.compareUnsigned(child.highest, node.highest) > 0) {
            node.highest = child.highest;
        }
    }

    private static int height(@Nullable HeldLock<?> node) {
        return node == null ? 0 : node.height;
    }

    private static <O> HeldLock<O> required(@Nullable HeldLock<O> node) {
        if (node == null) {
            throw new IllegalStateException("a tree out of balance without its higher side");
        }
        return node;
    }

    private static int compare(HeldLock<?> lock, HeldLock<?> node) {
        int order = compare(lock.first, lock.last, node);
        return order != 0 ? order : Long.compare(lock.serial, node.serial);
    }

    private static int compare(long first, long last, HeldLock<?> node) {
        int order = Long.compareUnsigned(first, node.first);
        return order != 0 ? order : Long.compareUnsigned(last, node.last);
    }
}
