using Microsoft.Data.Sqlite;

namespace Serverless.Local.Store;

/// <summary>Creates and opens the database file.</summary>
internal static class SqliteFile
{
    private const string FileName = "documents.db";
    // Layout 1 had the same tables, and identifiers of another form in the documents.
    private const long LayoutVersion = 2;

    // Write-ahead log with full sync: an acknowledged commit is on disk.
    private const string CommonPragmas =
        "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;";

    // The provider repeats a statement on a locked file for this long, after SQLite has waited for its own time.
    private const int ReaderSeconds = 5;

    // The counter survives deletes, so a version is never used twice.
    private const string Layout = """
        BEGIN IMMEDIATE;
        CREATE TABLE documents (
          collection TEXT NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL,
          version INTEGER NOT NULL, body BLOB,
          PRIMARY KEY (collection, partition, id)) WITHOUT ROWID;
        CREATE TABLE counter (last_version INTEGER NOT NULL);
        INSERT INTO counter VALUES (0);
        PRAGMA user_version = 2;
        COMMIT;
        """;

    public static SqliteConnection OpenWriter(string folder, EmbeddedLimits limits)
    {
        var connection = Connect(folder, SqliteOpenMode.ReadWriteCreate);

        try
        {
            connection.Open();
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864;" + CommonPragmas);
            LayOut(connection);
            Run(
                connection,
                $"PRAGMA max_page_count = {limits.FilePagesMax}; PRAGMA busy_timeout = {limits.BusyMilliseconds};");
            connection.DefaultTimeout = (limits.BusyMilliseconds + 999) / 1000;

            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();

            throw new DocumentFolderException(
                $"The documents in {folder} cannot be opened: {exception.Message}", exception);
        }
        catch
        {
            connection.Dispose();

            throw;
        }
    }

    public static SqliteConnection OpenReader(string folder)
    {
        var connection = Connect(folder, SqliteOpenMode.ReadWrite);
        connection.DefaultTimeout = ReaderSeconds;
        connection.Open();
        Run(connection, CommonPragmas + "PRAGMA query_only = 1; PRAGMA cache_size = -1024;");

        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void LayOut(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var found = (long)command.ExecuteScalar()!;

        if (found == 0)
        {
            Run(connection, Layout);
        }
        else if (found != LayoutVersion)
        {
            throw new DocumentFolderException(
                $"{connection.DataSource} has layout {found}, that of another version of this program, which knows "
                    + $"layout {LayoutVersion} only.");
        }
    }

    private static SqliteConnection Connect(string folder, SqliteOpenMode mode) => new(new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, FileName),
        Mode = mode,
        Pooling = false,
    }.ToString());
}
