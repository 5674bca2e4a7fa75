using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Local.Store;

/// <summary>Documents in a folder of this machine; only the Local host has this engine.</summary>
internal sealed class EmbeddedEngine : IDocumentsEngine
{
    public DocumentsEngine Name => DocumentsEngine.Embedded;

    public IDocuments Open(DocumentsPolicy policy) =>
        EmbeddedDocuments.Open(Path.GetFullPath(policy.Folder), new EmbeddedLimits());
}

public static class EmbeddedStoreModule
{
    /// <summary>Lets the setting <c>Documents:Engine</c> say <c>Embedded</c>.</summary>
    public static IServiceCollection AddEmbeddedDocuments(this IServiceCollection services) =>
        services.AddSingleton<IDocumentsEngine, EmbeddedEngine>();
}
