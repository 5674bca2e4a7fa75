using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Local.Store;

/// <summary>Stores documents in a local folder. Only the Local host has this engine.</summary>
internal sealed class EmbeddedEngine : IDocumentsEngine
{
    public DocumentsEngine Name => DocumentsEngine.Embedded;

    public IDocuments Open(DocumentsPolicy policy) =>
        EmbeddedDocuments.Open(Path.GetFullPath(policy.Folder), new EmbeddedLimits());
}

public static class EmbeddedStoreModule
{
    /// <summary>Allows the value <c>Embedded</c> of the setting <c>Documents:Engine</c>.</summary>
    public static IServiceCollection AddEmbeddedDocuments(this IServiceCollection services) =>
        services.AddSingleton<IDocumentsEngine, EmbeddedEngine>();
}
