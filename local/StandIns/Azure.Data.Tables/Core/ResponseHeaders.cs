#pragma warning disable IDE0130 // The official namespace is what this type stands for.
namespace Azure.Core;

/// <summary>Stands for Azure.Core.ResponseHeaders.</summary>
public readonly struct ResponseHeaders
{
    internal ResponseHeaders(ETag? etag) => ETag = etag;

    public ETag? ETag { get; }
}
