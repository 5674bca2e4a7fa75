using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>Stands for Azure.Data.Tables.TableServiceClient. Speaks the REST protocol of the Table service.</summary>
public class TableServiceClient
{
    private readonly TableHttp _http;

    public TableServiceClient(string connectionString)
        : this(connectionString, options: null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        _http = new TableHttp(TableAccount.Parse(connectionString), (options ?? new TableClientOptions()).Retry);

    public virtual TableClient GetTableClient(string tableName) => new(_http, tableName);
}
