namespace Azure.Data.Tables.Models;

/// <summary>Stands for Azure.Data.Tables.Models.TableItem.</summary>
public class TableItem(string name)
{
    public string Name => name;
}
