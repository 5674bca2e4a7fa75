using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Another context's index of sales. An entry is written before its sale, so it may lead to no sale, or to one that
/// does not know it; but no sale is without its entry.
/// </summary>
internal interface ISaleIndex
{
    Task AddAsync(Sale sale, CancellationToken cancellationToken);
}
