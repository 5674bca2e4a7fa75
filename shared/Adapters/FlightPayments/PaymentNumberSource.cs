using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FlightPayments;

/// <summary>
/// Issues the numbers of payment orders. An instance takes a block of them under the counter's version; the numbers
/// that are left when an instance stops are never used.
/// </summary>
internal sealed class PaymentNumberSource(IDocuments documents) : IDisposable
{
    private const int BlockSize = 100;
    private const int AttemptsMax = 20;
    private const string CounterId = "numbers";

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
            var found = await documents.FindAsync(PaymentOrderKeys.Numbers, CounterId, cancellationToken);
            var first = found is null
                ? 1
                : DocumentJson.Read(found, FlightPaymentJson.Default.StoredPaymentNumbers).Next;
            var body = DocumentJson.ToBody(
                new StoredPaymentNumbers(first + BlockSize), FlightPaymentJson.Default.StoredPaymentNumbers);
            DocumentWrite write = found is null
                ? new DocumentWrite.Insert(CounterId, body)
                : new DocumentWrite.Replace(CounterId, found.Version, body);

            if ((await documents.CommitAsync(PaymentOrderKeys.Numbers, [write], cancellationToken)).IsCommitted)
            {
                return first;
            }
        }

        throw new DependencyUnavailableException("Too many instances want payment numbers at once.");
    }
}
