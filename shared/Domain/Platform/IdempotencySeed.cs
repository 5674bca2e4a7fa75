namespace Serverless.Domain.Platform;

/// <summary>
/// The seed of identifiers of one request, the same for all of its repetitions. An operation makes its identifiers from
/// the seed, so that a second attempt finds what an interrupted first one made.
/// </summary>
/// <param name="Bits">Random bits that only this request has.</param>
/// <param name="FirstSeenAt">The time of the first attempt, the same for all attempts.</param>
public readonly record struct IdempotencySeed(ulong Bits, DateTimeOffset FirstSeenAt);
