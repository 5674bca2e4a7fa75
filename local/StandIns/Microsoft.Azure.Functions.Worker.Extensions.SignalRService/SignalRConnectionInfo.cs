namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stand-in for the type of the same name in Worker.Extensions.SignalRService.</summary>
public sealed class SignalRConnectionInfo
{
    public string? Url { get; set; }

    public string? AccessToken { get; set; }
}
