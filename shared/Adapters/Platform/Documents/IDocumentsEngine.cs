namespace Serverless.Adapters.Platform.Documents;

/// <summary>One way to store documents. A setting names the engine; the Local host brings one of its own.</summary>
internal interface IDocumentsEngine
{
    DocumentsEngine Name { get; }

    IDocuments Open(DocumentsPolicy policy);
}
