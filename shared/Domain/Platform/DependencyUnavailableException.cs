namespace Serverless.Domain.Platform;

/// <summary>
/// A dependency did not answer. The outcome of the call may be unknown; every operation can be repeated. The HTTP layer
/// answers 503.
/// </summary>
public class DependencyUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
