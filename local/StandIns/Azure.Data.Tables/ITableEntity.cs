namespace Azure.Data.Tables;

/// <summary>Stands for Azure.Data.Tables.ITableEntity.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}
