#pragma warning disable IDE0130 // The official namespace is what this type stands for.
namespace Azure.Core;

/// <summary>Stands for Azure.Core.ClientOptions.</summary>
public abstract class ClientOptions
{
    public RetryOptions Retry { get; } = new();
}

/// <summary>Stands for Azure.Core.RetryOptions; the waits double from the first to the longest.</summary>
public class RetryOptions
{
    internal RetryOptions()
    {
    }

    public int MaxRetries { get; set; } = 3;

    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan NetworkTimeout { get; set; } = TimeSpan.FromSeconds(100);
}
