namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// How much one request to the function stores at most, in Redis and in the durable store. Functions that only change
/// something have <see cref="StorageWeight.Default"/> without this attribute, all others store nothing.
/// </summary>
/// <param name="bytes">What a request stores whatever it contains; 0, with no <see cref="Times"/>, for nothing.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StoresAttribute(int bytes) : Attribute
{
    /// <summary>How often the body and the query are stored, at most.</summary>
    public int Times { get; init; }

    public StorageWeight? Weight => (bytes, Times) is (0, 0) ? null : new StorageWeight(bytes, Times);
}

/// <summary>The bytes that a request stores at most: a constant, and a multiple of what the client sent.</summary>
public sealed record StorageWeight(int Bytes, int Times)
{
    /// <summary>A record of a kilobyte, and the body in the store and in the stored response.</summary>
    public static StorageWeight Default { get; } = new(1_024, 2);

    public long Of(long sentBytes) => Bytes + (Times * sentBytes);
}
