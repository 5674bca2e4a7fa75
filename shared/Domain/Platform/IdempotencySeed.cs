namespace Serverless.Domain.Platform;

/// <summary>
/// Stands for one wish of one caller, however often its request arrives. What the wish brings into being gets its
/// identifier from here, so that a second attempt finds what the first one made before it was cut off.
/// </summary>
/// <param name="Bits">Chance that only this wish has.</param>
/// <param name="FirstSeenAt">The same at every attempt.</param>
public readonly record struct IdempotencySeed(ulong Bits, DateTimeOffset FirstSeenAt);
