package dev.browsergrid.profiles.cdp;

/// A call that brought no result, and why.
public final class CdpException extends RuntimeException {
    /// Why there is no result.
    public enum Code {
        /// Nothing answered at the address, or it is no DevTools endpoint.
        UNREACHABLE,
        /// Chromium refused the call; [#protocolCode()] holds its number.
        REFUSED,
        /// No answer in time. The call may still take effect.
        TIMEOUT,
        /// The connection is gone. The call may have taken effect.
        CLOSED,
        /// The calling thread was interrupted while it waited.
        INTERRUPTED
    }

    private final Code code;
    private final int protocolCode;

    private CdpException(Code code, int protocolCode, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.protocolCode = protocolCode;
    }

    CdpException(Code code, String message, Throwable cause) {
        this(code, 0, message, cause);
    }

    CdpException(Code code, String message) {
        super(message);
        this.code = code;
        this.protocolCode = 0;
    }

    private CdpException(int protocolCode, String message) {
        super(message);
        this.code = Code.REFUSED;
        this.protocolCode = protocolCode;
    }

    static CdpException refused(String method, int protocolCode, String message) {
        return new CdpException(protocolCode, method + ": " + message);
    }

    public Code code() {
        return code;
    }

    /// Chromium's own error number, such as -32000; 0 unless the code is [Code#REFUSED].
    public int protocolCode() {
        return protocolCode;
    }
}
