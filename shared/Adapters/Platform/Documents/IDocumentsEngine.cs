namespace Serverless.Adapters.Platform.Documents;

/// <summary>A store for documents. A setting names the engine; the Local host adds its own.</summary>
internal interface IDocumentsEngine
{
    DocumentsEngine Name { get; }

    IDocuments Open(DocumentsPolicy policy);
}
