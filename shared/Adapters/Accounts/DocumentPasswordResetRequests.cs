using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// One document for each address that waits for a mail, named by the address's digest: so a flood of requests for one
/// address is one document.
/// </summary>
internal sealed class DocumentPasswordResetRequests(
    IDocuments documents, IItemFaults faults, TimeProvider clock) : IPasswordResetRequests
{
    private const string ListName = "password-resets";

    private const int BackOffSecondsMax = 600;

    private static readonly DocumentPartition Waiting = new(ListName, "waiting");

    public async Task AddAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var body = ToBody(new StoredResetRequest(email.Value, 0, now, now));

        // A conflict means that one waits already.
        await documents.CommitAsync(Waiting, [new DocumentWrite.Insert(KeyOf(email), body)], cancellationToken);
    }

    public async Task<RoundPage<PasswordResetRequest>> ListAsync(
        string? after, int limit, CancellationToken cancellationToken)
    {
        var range = DocumentRange.Prefix(string.Empty) with { After = after };
        var page = await documents.ListAsync(
            Waiting, range, Math.Min(limit, DocumentLimits.PageMax), cancellationToken);

        return new RoundPage<PasswordResetRequest>(
            [.. DocumentJson.ReadEach(page.Documents, ListName, Read, faults)], page.Next is not null);
    }

    public async Task RemoveAsync(PasswordResetRequest request, CancellationToken cancellationToken) =>
        await documents.CommitAsync(
            Waiting, [new DocumentWrite.Delete(request.Key, request.Version)], cancellationToken);

    public async Task PostponeAsync(PasswordResetRequest request, CancellationToken cancellationToken)
    {
        var attempts = request.Attempts + 1;
        var pause = Math.Min(1 << Math.Min(attempts, 20), BackOffSecondsMax);
        var body = ToBody(new StoredResetRequest(
            request.Email.Value, attempts, request.RequestedAt, clock.GetUtcNow().AddSeconds(pause)));

        await documents.CommitAsync(
            Waiting, [new DocumentWrite.Replace(request.Key, request.Version, body)], cancellationToken);
    }

    private static PasswordResetRequest Read(Document document)
    {
        var stored = DocumentJson.Read(document, AccountsJson.Default.StoredResetRequest);
        _ = EmailAddress.TryParse(stored.Email, out var email);

        return new PasswordResetRequest(document.Id, email)
        {
            Attempts = stored.Attempts,
            RequestedAt = stored.RequestedAt,
            DueAt = stored.DueAt,
            Version = document.Version,
        };
    }

    private static ReadOnlyMemory<byte> ToBody(StoredResetRequest request) =>
        DocumentJson.ToBody(request, AccountsJson.Default.StoredResetRequest);

    private static string KeyOf(EmailAddress email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Key)));
}

internal sealed record StoredResetRequest(
    string Email, int Attempts, DateTimeOffset RequestedAt, DateTimeOffset DueAt);
