using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>Where the catalogue is kept: two small partitions, bounded by policy.</summary>
internal static class CatalogueKeys
{
    public const string PerformancePrefix = "performance:";
    public const string LayoutPrefix = "layout:";

    /// <summary>Changes with every change of a performance, in the same batch.</summary>
    public const string Revision = "revision";

    public const string Number = "number";

    // Digits of an identifier that tell its performance's number, and those behind.
    private const int NumberAndBehind = 14;

    public static DocumentPartition Performances { get; } = new("catalogue", "performances");

    public static DocumentPartition Layouts { get; } = new("catalogue", "layouts");

    public static string Of(PerformanceId id) => $"{PerformancePrefix}{id.Value:N}";

    public static string Named(string name) => $"name:{name}";

    /// <summary>Performances whose identifiers are like this one up to their numbers.</summary>
    public static DocumentRange DuplicatesOf(PerformanceId id) => DocumentRange.Prefix(Of(id)[..^NumberAndBehind]);

    public static string Of(LayoutId id) => $"{LayoutPrefix}{id.Value:N}";
}
