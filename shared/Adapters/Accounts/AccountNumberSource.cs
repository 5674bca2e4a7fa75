using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// Issues account numbers. An instance takes a block of them under the counter's version, so that one hot document is
/// written once per hundred sign-ups; the numbers that are left when an instance stops are never used.
/// </summary>
internal sealed class AccountNumberSource(IDocuments documents) : IDisposable
{
    private const int BlockSize = 100;
    private const int AttemptsMax = 20;
    private const string CounterId = "numbers";

    private static readonly DocumentPartition Counter = new("account-numbers", "all");

    private readonly SemaphoreSlim _turn = new(1);
    private int _next;
    private int _end;

    public async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);

        try
        {
            if (_next == _end)
            {
                _next = await TakeBlockAsync(cancellationToken);
                _end = _next + BlockSize;
            }

            return _next++;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<int> TakeBlockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var found = await documents.FindAsync(Counter, CounterId, cancellationToken);
            var first = found is null ? 1 : DocumentJson.Read(found, AccountsJson.Default.AccountNumbers).Next;
            var body = DocumentJson.ToBody(
                new AccountNumbers(first + BlockSize), AccountsJson.Default.AccountNumbers);
            DocumentWrite write = found is null
                ? new DocumentWrite.Insert(CounterId, body)
                : new DocumentWrite.Replace(CounterId, found.Version, body);

            if ((await documents.CommitAsync(Counter, [write], cancellationToken)).IsCommitted)
            {
                return first;
            }
        }

        throw new DependencyUnavailableException("Too many instances want account numbers at once.");
    }
}
