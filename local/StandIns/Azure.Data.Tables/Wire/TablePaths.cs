namespace Azure.Data.Tables.Wire;

/// <summary>
/// Addresses of entities: a quote inside a key is doubled, then everything unusual is percent-encoded.
/// </summary>
internal static class TablePaths
{
    public static string Entity(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    private static string Escape(string key) =>
        Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
