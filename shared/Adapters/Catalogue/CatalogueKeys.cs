using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>The keys of the stored catalogue: two small partitions, bounded by policy.</summary>
internal static class CatalogueKeys
{
    public const string PerformancePrefix = "performance:";
    public const string LayoutPrefix = "layout:";

    /// <summary>A document that every change of a performance rewrites in the same batch.</summary>
    public const string Revision = "revision";

    public const string Number = "number";

    // The digits of an identifier from its performance's number to the end.
    private const int DigitsFromNumber = 14;

    public static DocumentPartition Performances { get; } = new("catalogue", "performances");

    public static DocumentPartition Layouts { get; } = new("catalogue", "layouts");

    public static string Of(PerformanceId id) => $"{PerformancePrefix}{id.Value:N}";

    public static string Named(string name) => $"name:{name}";

    /// <summary>Performances whose identifiers equal this one up to the number.</summary>
    public static DocumentRange DuplicatesOf(PerformanceId id) => DocumentRange.Prefix(Of(id)[..^DigitsFromNumber]);

    public static string Of(LayoutId id) => $"{LayoutPrefix}{id.Value:N}";
}
