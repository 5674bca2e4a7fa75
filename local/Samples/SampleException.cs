using Serverless.Domain.Platform;

namespace Serverless.Local.Samples;

/// <summary>The samples cannot be loaded into what is there already.</summary>
public sealed class SampleException(string message) : Exception(message)
{
    /// <summary>What was promised; samples have no business being refused.</summary>
    public static T Unless<T>(Result<T> result)
        where T : notnull =>
        result.IsError
            ? throw new SampleException($"A sample was refused: {result.Error.Code}, {result.Error.Detail}")
            : result.Value;
}
