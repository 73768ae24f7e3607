package io.nethood.smb.wire;

/** A decoded command of a request: one record for each command of [MS-CIFS] 2.2.4 that the server serves. */
public sealed interface SmbRequest
        permits CloseRequest,
                DeleteRequest,
                EchoRequest,
                EmptyRequest,
                FlushRequest,
                LogoffAndxRequest,
                NegotiateRequest,
                NtCreateAndxRequest,
                NtRenameRequest,
                OpenAndxRequest,
                ReadAndxRequest,
                RenameRequest,
                SessionSetupAndxRequest,
                TransactionRequest,
                TransactionSecondaryRequest,
                TreeConnectAndxRequest,
                TreeConnectRequest,
                WriteAndxRequest {}
