using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Serverless.Adapters.Platform.Documents.Embedded;

/// <summary>One prepared statement, used by one thread at a time. Keys are bound without an allocation.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int KeyBytesMax = 256;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public SqliteStatement Bind(int index, string key)
    {
        if (key.Length == 0)
        {
            // An empty span would arrive as null, which no comparison matches.
            Check(raw.sqlite3_bind_text(_statement, index, string.Empty));

            return this;
        }

        Span<byte> bytes = stackalloc byte[KeyBytesMax];
        var length = Encoding.ASCII.GetBytes(key, bytes);
        Check(raw.sqlite3_bind_text(_statement, index, bytes[..length]));

        return this;
    }

    public SqliteStatement Bind(int index, DocumentPartition partition) =>
        Bind(index, partition.Collection).Bind(index + 1, partition.Partition);

    public SqliteStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));

        return this;
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> body)
    {
        Check(raw.sqlite3_bind_blob(_statement, index, body));

        return this;
    }

    /// <summary>True when there is a row to read; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);

        if (code is not raw.SQLITE_ROW and not raw.SQLITE_DONE)
        {
            // The reason is kept by the connection and must be read before the reset.
            var message = raw.sqlite3_errmsg(_database).utf8_to_string();
            var extended = raw.sqlite3_extended_errcode(_database);
            Reset();

            throw new SqliteException($"SQLite error {code}: {message}.", code, extended);
        }

        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs to the end and tells how many rows it changed.</summary>
    public int Execute()
    {
        while (Step())
        {
        }

        Reset();

        return raw.sqlite3_changes(_database);
    }

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Ends the read, which otherwise would hold its snapshot and stop the log from being cut.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
