using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Writes an entity group transaction: one change set inside one batch, each action a request of its own.
/// </summary>
internal static class TransactionRequest
{
    // The parts are JSON on one line, which never begins with two hyphens, so fixed boundaries are safe.
    private const string Batch = "batch_of_one_change_set";
    private const string ChangeSet = "changeset_of_actions";

    public const string ContentType = $"multipart/mixed; boundary={Batch}";

    public static byte[] Write(Uri endpoint, string table, List<TableTransactionAction> actions)
    {
        var text = new StringBuilder();
        Line(text, $"--{Batch}");
        Line(text, $"Content-Type: multipart/mixed; boundary={ChangeSet}");
        Line(text);

        foreach (var action in actions)
        {
            Write(text, endpoint.AbsoluteUri.TrimEnd('/'), table, action);
        }

        Line(text, $"--{ChangeSet}--");
        Line(text, $"--{Batch}--");

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, string endpoint, string table, TableTransactionAction action)
    {
        var isAdd = action.ActionType == TableTransactionActionType.Add;
        var isDelete = action.ActionType == TableTransactionActionType.Delete;
        var path = isAdd ? table : TablePaths.Entity(table, action.Entity.PartitionKey, action.Entity.RowKey);
        var method = isAdd ? "POST" : isDelete ? "DELETE" : "PUT";

        Line(text, $"--{ChangeSet}");
        Line(text, "Content-Type: application/http");
        Line(text, "Content-Transfer-Encoding: binary");
        Line(text);
        Line(text, $"{method} {endpoint}/{path} HTTP/1.1");
        Line(text, "Accept: application/json;odata=minimalmetadata");
        Line(text, "DataServiceVersion: 3.0");

        if (isAdd)
        {
            Line(text, "Prefer: return-no-content");
        }

        if (action.ActionType is TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete)
        {
            Line(text, $"If-Match: {(action.ETag == default ? ETag.All : action.ETag)}");
        }

        if (!isDelete)
        {
            var json = EntityJson.Write(action.Entity);
            Line(text, "Content-Type: application/json");
            Line(text, $"Content-Length: {json.Length}");
            Line(text);
            text.Append(Encoding.UTF8.GetString(json));
        }

        Line(text);
        Line(text);
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append("\r\n");
}
