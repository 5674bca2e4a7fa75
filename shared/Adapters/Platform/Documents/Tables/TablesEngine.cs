using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>Documents in Azure Tables, or in an emulator of them.</summary>
internal sealed class TablesEngine(IdSource ids, TimeProvider clock) : IDocumentsEngine
{
    public DocumentsEngine Name => DocumentsEngine.Tables;

    public IDocuments Open(DocumentsPolicy policy)
    {
        var tables = new TablePolicy { TablePrefix = policy.TablePrefix };

        return new TableDocuments(new DocumentTables(policy.ConnectionString!, tables), tables, ids, clock);
    }
}
