using System.Net;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>Stands for Azure.Data.Tables.TableClient; its entities are of the type <see cref="TableEntity"/>.</summary>
public class TableClient
{
    private const string TableAlreadyExists = "TableAlreadyExists";
    private const string ResourceNotFound = "ResourceNotFound";

    private readonly TableHttp _http;

    internal TableClient(TableHttp http, string tableName) => (_http, Name) = (http, tableName);

    public virtual string Name { get; }

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _http.SendAsync(
                new(HttpMethod.Post, "Tables", EntityJson.WriteTable(Name)), cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == TableAlreadyExists)
        {
            // Which is what was asked for.
        }

        return new WireResponse<TableItem>(new TableItem(Name));
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        TableQuery.RequireNoSelection(select);

        try
        {
            var answer = await _http.SendAsync(
                new(HttpMethod.Get, TablePaths.Entity(Name, partitionKey, rowKey)), cancellationToken);

            return new WireResponse<T>(EntityJson.ReadOne(answer) as T ?? throw TableQuery.UnknownType(typeof(T)));
        }
        catch (RequestFailedException failure)
            when (failure.Status == (int)HttpStatusCode.NotFound && failure.ErrorCode == ResourceNotFound)
        {
            return new MissingResponse<T>();
        }
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        TableQuery.RequireNoSelection(select);

        return new TableQuery<T>(_http, Name, filter, maxPerPage, cancellationToken);
    }

    /// <summary>All actions or none, as one entity group transaction of one partition.</summary>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        var content = TransactionRequest.Write(_http.Account.Endpoint, Name, actions);
        var request = new TableRequest(HttpMethod.Post, "$batch", content)
        {
            ContentType = TransactionRequest.ContentType,
        };
        var answer = await _http.SendAsync(request, cancellationToken);

        return new WireResponse<IReadOnlyList<Response>>(TransactionAnswer.Read(answer, actions.Count));
    }
}
