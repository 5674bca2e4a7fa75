using System.Globalization;
using Microsoft.Data.Sqlite;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Local.Store;

/// <summary>
/// The only write connection. Runs many batches in one transaction; each batch is written whole or not at all.
/// </summary>
internal sealed class DocumentWriter : IDisposable
{
    private const string AtKey = " WHERE collection = $1 AND partition = $2 AND id = $3";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _version;
    private readonly SqliteStatement _upsert;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _saveCounter;
    private long _lastVersion;

    public DocumentWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _version = new(connection, "SELECT version FROM documents" + AtKey);
        _delete = new(connection, "DELETE FROM documents" + AtKey);
        _saveCounter = new(connection, "UPDATE counter SET last_version = $1");
        _upsert = new(
            connection,
            """
            INSERT INTO documents (collection, partition, id, version, body) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (collection, partition, id) DO UPDATE SET version = excluded.version, body = excluded.body
            """);
        _lastVersion = ReadCounter();
    }

    /// <summary>Returns when the transaction is on disk, or throws with none of the batches written.</summary>
    public void Run(IReadOnlyList<PendingCommit> group)
    {
        RollBack();

        try
        {
            _begin.Execute();
            var versionBefore = _lastVersion;

            foreach (var batch in group)
            {
                batch.Decide(Apply(batch.Partition, batch.Writes));
            }

            if (_lastVersion != versionBefore)
            {
                _saveCounter.Bind(1, _lastVersion).Execute();
            }

            _commit.Execute();
        }
        catch
        {
            RollBack();

            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_begin, _commit, _version, _upsert, _delete, _saveCounter])
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    // An id occurs once per batch, so checking all documents first is exact, and a batch whose conditions fail leaves
    // nothing to undo. The batches of one transaction see each other's writes in order.
    private CommitResult Apply(DocumentPartition partition, IReadOnlyList<DocumentWrite> writes)
    {
        foreach (var write in writes)
        {
            if (!IsAsRequired(partition, write))
            {
                return CommitResult.Conflict(write.Id);
            }
        }

        var versions = new string[writes.Count];

        for (var index = 0; index < versions.Length; index++)
        {
            versions[index] = Apply(partition, writes[index]);
        }

        return CommitResult.Committed(versions);
    }

    private string Apply(DocumentPartition partition, DocumentWrite write)
    {
        if (write is DocumentWrite.Delete)
        {
            _delete.Bind(1, partition).Bind(3, write.Id).Execute();
            _lastVersion++;

            return string.Empty;
        }

        var body = DocumentRules.BodyOf(write);
        _upsert.Bind(1, partition).Bind(3, write.Id).Bind(4, ++_lastVersion).Bind(5, body).Execute();

        return Text(_lastVersion);
    }

    private bool IsAsRequired(DocumentPartition partition, DocumentWrite write) => write switch
    {
        DocumentWrite.Insert => VersionOf(partition, write.Id) is null,
        DocumentWrite.Replace replace => VersionOf(partition, write.Id) == replace.Version,
        DocumentWrite.Delete { Version: { } version } => VersionOf(partition, write.Id) == version,
        _ => true,
    };

    private string? VersionOf(DocumentPartition partition, string id)
    {
        var version = _version.Bind(1, partition).Bind(3, id).Step() ? Text(_version.Integer(0)) : null;
        _version.Reset();

        return version;
    }

    private long ReadCounter()
    {
        using var statement = new SqliteStatement(_connection, "SELECT last_version FROM counter");

        return statement.Step()
            ? statement.Integer(0)
            : throw new DocumentFolderException($"{_connection.DataSource} has lost its version counter.");
    }

    private void RollBack()
    {
        // After some errors SQLite has rolled back already. If a rollback fails, the next group tries again.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            SqliteFile.Run(_connection, "ROLLBACK");
        }
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
