package io.nethood.smb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every decoder, on bytes cut, changed and invented: a message or MalformedMessage, nothing else. */
class RequestFuzzTest {
    private static final List<WireBlocks.Decoder> DECODERS = List.of(
            NegotiateRequest::decode,
            SessionSetupAndxRequest::decode,
            LogoffAndxRequest::decode,
            TreeConnectRequest::decode,
            TreeConnectAndxRequest::decode,
            NtCreateAndxRequest::decode,
            OpenAndxRequest::decode,
            CloseRequest::decode,
            ReadAndxRequest::decode,
            WriteAndxRequest::decode,
            TransactionRequest::decode,
            TransactionSecondaryRequest::decode,
            EchoRequest::decode,
            EmptyRequest::decode,
            DirectoryRequest::decode,
            OpenRequest::decode,
            CreateRequest::decode,
            FlushRequest::decode,
            DeleteRequest::decode,
            RenameRequest::decode,
            NtRenameRequest::decode,
            QueryInformationRequest::decode,
            SetInformationRequest::decode,
            ReadRequest::decode,
            WriteRequest::decode,
            LockByteRangeRequest::decode,
            SeekRequest::decode,
            ReadRawRequest::decode,
            WriteRawRequest::decode,
            SetInformation2Request::decode,
            QueryInformation2Request::decode,
            LockingAndxRequest::decode,
            IoctlRequest::decode,
            WriteAndCloseRequest::decode,
            FindClose2Request::decode,
            SearchRequest::decode,
            OpenPrintFileRequest::decode,
            WritePrintFileRequest::decode,
            ClosePrintFileRequest::decode,
            TransactionRequest::decodeTransaction2,
            TransactionSecondaryRequest::decodeTransaction2,
            TransactionSecondaryRequest::decodeNtTransact,
            RequestFuzzTest::ntTransact);

    /** With every parameter block that it may carry. */
    private static TransactionRequest ntTransact(RequestBlock block) throws MalformedMessage {
        TransactionRequest request = TransactionRequest.decodeNtTransact(block);
        RequestText text = new RequestText(block.unicode(), StandardCharsets.US_ASCII);
        for (ParameterBlock parameters : List.<ParameterBlock>of(
                r -> NtTransactCreate.decode(r, text),
                NtTransactIoctl::decode,
                NtTransactNotifyChange::decode,
                NtTransactSetSecurityDescriptor::decode,
                NtTransactQuerySecurityDescriptor::decode)) {
            try {
                assertThat(parameters.decode(request)).isNotNull();
            } catch (MalformedMessage malformed) {
                // The one exception a decoder may throw.
                assertThat(malformed.reason()).isNotNull();
            }
        }
        return request;
    }

    @FunctionalInterface
    private interface ParameterBlock {
        Object decode(TransactionRequest request) throws MalformedMessage;
    }

    static Stream<String> goldenFiles() {
        return Stream.of(
                "smbclient-negotiate",
                "smbclient-session-setup-blob",
                "smbclient-session-setup-password",
                "smbclient-tree-connect",
                "smbclient-nt-create-srvsvc",
                "smbclient-transact-bind",
                "impacket-write-bind",
                "impacket-read",
                "smbtorture-create",
                "smbtorture-create-directory",
                "smbtorture-rename",
                "smbtorture-nt-rename",
                "smbtorture-set-information",
                "smbtorture-write",
                "smbtorture-write-and-close",
                "smbtorture-locking-small",
                "smbtorture-locking-large",
                "smbtorture-open-andx",
                "smbclient-write-andx-short",
                "smbtorture-find-first2",
                "smbtorture-search",
                "smbtorture-search-goes-on",
                "smbtorture-nt-transact-create-with-descriptor",
                "smbtorture-nt-transact-create-with-attributes",
                "smbtorture-nt-transact-ioctl",
                "smbtorture-nt-transact-notify",
                "smbtorture-nt-transact-set-security",
                "smbtorture-nt-create-file");
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void cut_at_every_byte(String name) {
        byte[] whole = HexFile.read(RequestFuzzTest.class, name + ".hex");
        for (int length = 0; length < whole.length; length++) {
            assertThat(decodeAll(Arrays.copyOf(whole, length)))
                    .as("cut to %d", length)
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void with_changed_bytes(String name) {
        byte[] whole = HexFile.read(RequestFuzzTest.class, name + ".hex");
        Seeded.rounds(500, random -> {
            byte[] changed = whole.clone();
            for (int i = 0; i < 3; i++) {
                changed[SmbHeader.LENGTH + random.nextInt(changed.length - SmbHeader.LENGTH)] = (byte) random.nextInt();
            }

            assertThat(decodeAll(changed)).isBetween(0, 2 * DECODERS.size());
        });
    }

    @Test
    void invented_bytes() {
        Seeded.rounds(2000, random -> {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);

            assertThat(decodeAll(noise)).isBetween(0, 2 * DECODERS.size());
        });
    }

    /** How many decoders made a message of it; any exception but MalformedMessage gets through. */
    private static int decodeAll(byte[] message) {
        int decoded = 0;
        for (boolean unicode : new boolean[] {true, false}) {
            RequestBlock block;
            try {
                WireReader reader = WireReader.of(message);
                block = RequestBlock.decode(reader, SmbHeader.LENGTH, unicode, StandardCharsets.US_ASCII);
            } catch (MalformedMessage malformed) {
                continue;
            }
            for (WireBlocks.Decoder decoder : DECODERS) {
                try {
                    decoded += decoder.decode(block) == null ? 0 : 1;
                    block.andX();
                } catch (MalformedMessage malformed) {
                    // The one exception a decoder may throw.
                    assertThat(malformed.reason()).isNotNull();
                }
            }
        }
        return decoded;
    }
}
