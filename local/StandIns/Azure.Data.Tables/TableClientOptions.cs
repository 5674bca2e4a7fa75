using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Stands for Azure.Data.Tables.TableClientOptions.</summary>
public class TableClientOptions : ClientOptions
{
}
