#pragma warning disable IDE0130 // The official namespace is what this type stands for.
using Azure.Core;

namespace Azure;

/// <summary>Stands for Azure.Response of Azure.Core.</summary>
public abstract class Response
{
    public abstract int Status { get; }

    public abstract ResponseHeaders Headers { get; }
}

/// <summary>Stands for Azure.NullableResponse of Azure.Core.</summary>
public abstract class NullableResponse<T>
{
    public abstract bool HasValue { get; }

    public abstract T? Value { get; }
}

/// <summary>Stands for Azure.Response of Azure.Core.</summary>
public abstract class Response<T> : NullableResponse<T>
{
    public override bool HasValue => true;

    public abstract override T Value { get; }
}
