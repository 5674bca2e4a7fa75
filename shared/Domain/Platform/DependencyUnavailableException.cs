namespace Serverless.Domain.Platform;

/// <summary>
/// Something this platform depends on did not answer. Whether it did what it was asked may be unknown; every operation
/// can be repeated. The edge answers 503.
/// </summary>
public class DependencyUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
