namespace Azure.Data.Tables.Wire;

internal static class TableQuery
{
    public static NotSupportedException UnknownType(Type type) =>
        new($"This stand-in stores {nameof(TableEntity)}, not {type}.");

    public static void RequireNoSelection(IEnumerable<string>? select)
    {
        if (select is not null)
        {
            throw new NotSupportedException("This stand-in always returns whole entities.");
        }
    }
}

/// <summary>A query in pages; the service names the next page by the keys with which it starts.</summary>
internal sealed class TableQuery<T>(
    TableHttp http, string table, string? filter, int? maxPerPage, CancellationToken cancellationToken)
    : AsyncPageable<T>
    where T : class, ITableEntity
{
    private const string NextPartitionHeader = "x-ms-continuation-NextPartitionKey";
    private const string NextRowHeader = "x-ms-continuation-NextRowKey";

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var next = continuationToken;

        do
        {
            var page = await ReadAsync(next, pageSizeHint ?? maxPerPage, cancellationToken);
            next = page.ContinuationToken;

            yield return page;
        }
        while (next is not null);
    }

    private async Task<WirePage<T>> ReadAsync(string? next, int? size, CancellationToken stopping)
    {
        var path = $"{table}()?$format=application/json;odata=minimalmetadata"
            + (filter is null ? "" : $"&$filter={Uri.EscapeDataString(filter)}")
            + (size is null ? "" : $"&$top={size}")
            + next;
        var answer = await http.SendAsync(new(HttpMethod.Get, path), stopping);
        var entities = EntityJson.ReadMany(answer);

        return new(
            [.. entities.Select(entity => entity as T ?? throw TableQuery.UnknownType(typeof(T)))], NextOf(answer));
    }

    private static string? NextOf(TableAnswer answer)
    {
        if (Header(answer, NextPartitionHeader) is not { } partition)
        {
            return null;
        }

        var row = Header(answer, NextRowHeader);

        return $"&NextPartitionKey={Uri.EscapeDataString(partition)}"
            + (row is null ? "" : $"&NextRowKey={Uri.EscapeDataString(row)}");
    }

    private static string? Header(TableAnswer answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
