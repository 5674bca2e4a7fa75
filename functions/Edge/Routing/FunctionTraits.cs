using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Edge.Routing;

/// <summary>What a function declares about itself.</summary>
public sealed record FunctionTraits(string Name)
{
    public static readonly FunctionTraits Unknown = new(string.Empty);

    /// <summary>Null when it declares nothing, which opens it to nobody.</summary>
    public Caller? Caller { get; init; }

    public Dialect? Dialect { get; init; }

    /// <summary>The template of its path, without a slash in front; null when HTTP does not trigger it.</summary>
    public string? Route { get; init; }

    /// <summary>No bucket counts its calls.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>What it does with an idempotency key.</summary>
    public KeyRule KeyRule { get; init; }

    /// <summary>Its answers outlive Redis.</summary>
    public bool IsDurable { get; init; }

    /// <summary>In upper case; empty means all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];
}
