namespace Serverless.Domain.Platform;

/// <summary>
/// The bits of a UUID that say its version and its variant. Every identifier that the platform makes says version 4,
/// whatever its other bits mean: the published clients, and the validators of their languages, accept no newer one.
/// </summary>
internal static class UuidBits
{
    /// <summary>The version in the high half of byte 6.</summary>
    public const int Version = 0x40;

    private const int VersionByte = 6;
    private const int VariantByte = 8;
    private const int Variant = 0x80;

    /// <summary>Writes version and variant.</summary>
    /// <param name="bytes">The sixteen bytes, most significant first.</param>
    /// <param name="low">The low half of the version's byte; the high half is ignored.</param>
    public static void Set(Span<byte> bytes, byte low)
    {
        bytes[VersionByte] = (byte)(Version | (low & 0x0f));
        bytes[VariantByte] = (byte)(Variant | (bytes[VariantByte] & 0x3f));
    }

    public static bool HasVariant(ReadOnlySpan<byte> bytes) => (bytes[VariantByte] & 0xc0) == Variant;
}
