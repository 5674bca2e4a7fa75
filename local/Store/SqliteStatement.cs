using Microsoft.Data.Sqlite;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Local.Store;

/// <summary>A prepared statement, used by one thread at a time. Its parameters are $1, $2 and so on.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly List<SqliteParameter> _parameters = [];
    private SqliteDataReader? _rows;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    public SqliteStatement Bind(int index, DocumentPartition partition) =>
        Bind(index, partition.Collection).Bind(index + 1, partition.Partition);

    public SqliteStatement Bind(int index, string key) => BindValue(index, key);

    public SqliteStatement Bind(int index, long value) => BindValue(index, value);

    public SqliteStatement Bind(int index, ReadOnlyMemory<byte> body) => BindValue(index, body.ToArray());

    /// <summary>Returns true when there is a row, false at the end.</summary>
    public bool Step()
    {
        _rows ??= _command.ExecuteReader();

        return _rows.Read();
    }

    /// <summary>Executes the statement and returns the number of changed rows.</summary>
    public int Execute() => _command.ExecuteNonQuery();

    public long Integer(int column) => _rows!.GetInt64(column);

    public string Text(int column) => _rows!.GetString(column);

    public byte[] Bytes(int column) => _rows!.GetFieldValue<byte[]>(column);

    /// <summary>Ends the read; an open one holds its snapshot and prevents the log from being truncated.</summary>
    public void Reset()
    {
        _rows?.Dispose();
        _rows = null;
    }

    public void Dispose()
    {
        Reset();
        _command.Dispose();
    }

    private SqliteStatement BindValue(int index, object value)
    {
        while (_parameters.Count < index)
        {
            _parameters.Add(_command.Parameters.AddWithValue($"${_parameters.Count + 1}", DBNull.Value));
        }

        _parameters[index - 1].Value = value;

        return this;
    }
}
