using Serverless.Domain.Platform;

namespace Serverless.Local.Samples;

/// <summary>The samples cannot be loaded into the existing data.</summary>
public sealed class SampleException(string message) : Exception(message)
{
    /// <summary>Returns the value, or throws: samples must be valid.</summary>
    public static T Unless<T>(Result<T> result)
        where T : notnull =>
        result.IsError
            ? throw new SampleException($"A sample is invalid: {result.Error.Code}, {result.Error.Detail}")
            : result.Value;
}
