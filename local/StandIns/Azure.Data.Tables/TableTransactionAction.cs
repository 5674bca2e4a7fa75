namespace Azure.Data.Tables;

/// <summary>Stands for Azure.Data.Tables.TableTransactionAction.</summary>
public class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
{
    public TableTransactionActionType ActionType => actionType;

    public ITableEntity Entity => entity;

    public ETag ETag => etag;
}

/// <summary>Stands for Azure.Data.Tables.TableTransactionActionType.</summary>
public enum TableTransactionActionType
{
    Add = 0,
    UpdateReplace = 2,
    Delete = 3,
    UpsertReplace = 5,
}
