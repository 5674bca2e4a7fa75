namespace Azure.Data.Tables;

/// <summary>Stands for Azure.Data.Tables.TableEntity, with properties of text and bytes.</summary>
public sealed class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object> _properties = new(StringComparer.Ordinal);

    public TableEntity()
    {
    }

    public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    public string PartitionKey { get; set; } = string.Empty;

    public string RowKey { get; set; } = string.Empty;

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public ICollection<string> Keys => _properties.Keys;

    public object this[string key]
    {
        get => _properties.GetValueOrDefault(key)!;
        set => _properties[key] = value;
    }

    public byte[]? GetBinary(string key) => (byte[]?)_properties.GetValueOrDefault(key);

    public string? GetString(string key) => (string?)_properties.GetValueOrDefault(key);
}
