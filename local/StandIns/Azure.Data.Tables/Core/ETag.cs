#pragma warning disable IDE0130 // The official namespace is what this type stands for.
namespace Azure;

/// <summary>Stands for Azure.ETag of Azure.Core.</summary>
public readonly struct ETag(string etag) : IEquatable<ETag>
{
    public static readonly ETag All = new("*");

    private readonly string? _value = etag;

    public static bool operator ==(ETag left, ETag right) => left.Equals(right);

    public static bool operator !=(ETag left, ETag right) => !left.Equals(right);

    public bool Equals(ETag other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is ETag other && Equals(other);

    public override int GetHashCode() => _value is null ? 0 : StringComparer.Ordinal.GetHashCode(_value);

    public override string ToString() => _value ?? "<null>";
}
