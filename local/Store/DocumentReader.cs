using System.Globalization;
using Microsoft.Data.Sqlite;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Local.Store;

/// <summary>A read connection with its statements; used by one caller at a time.</summary>
internal sealed class DocumentReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _find = new(
        connection, "SELECT version, body FROM documents WHERE collection = $1 AND partition = $2 AND id = $3");

    private readonly SqliteStatement _list = new(
        connection,
        """
        SELECT id, version, body FROM documents
        WHERE collection = $1 AND partition = $2 AND id >= $3 AND id < $4 ORDER BY id LIMIT $5
        """);

    public Document? Find(DocumentPartition partition, string id)
    {
        try
        {
            return _find.Bind(1, partition).Bind(3, id).Step()
                ? new Document(id, Text(_find.Integer(0)), _find.Bytes(1))
                : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    public DocumentPage List(DocumentPartition partition, DocumentRange range, int limit)
    {
        var documents = new List<Document>();
        var bytes = 0;

        try
        {
            // One extra row shows whether another page follows.
            _list.Bind(1, partition).Bind(3, range.Start).Bind(4, range.To).Bind(5, limit + 1L);

            while (_list.Step())
            {
                if (documents.Count == limit || bytes >= DocumentLimits.PageBytesMax)
                {
                    return new DocumentPage(documents, documents[^1].Id);
                }

                var body = _list.Bytes(2);
                bytes += body.Length;
                documents.Add(new Document(_list.Text(0), Text(_list.Integer(1)), body));
            }
        }
        finally
        {
            _list.Reset();
        }

        return new DocumentPage(documents, Next: null);
    }

    public void Dispose()
    {
        _find.Dispose();
        _list.Dispose();
        connection.Dispose();
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
