namespace Serverless.Domain.Operations;

/// <summary>Something without which the platform cannot sell.</summary>
public interface IDependency
{
    /// <summary>What operators call it.</summary>
    string Name { get; }

    /// <summary>How long they are willing to wait for it.</summary>
    TimeSpan Limit { get; }

    /// <summary>One cheap question. It throws when there is no answer; it may also never end.</summary>
    Task ProbeAsync();
}
