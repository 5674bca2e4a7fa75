#pragma warning disable IDE0130 // The official namespace is what this type stands for.
namespace Azure;

/// <summary>
/// Stands for Azure.RequestFailedException of Azure.Core. A status of zero means that no answer came, so that what the
/// request did is unknown.
/// </summary>
public class RequestFailedException(int status, string message, string? errorCode, Exception? innerException)
    : Exception(message, innerException)
{
    public int Status => status;

    public string? ErrorCode => errorCode;
}
