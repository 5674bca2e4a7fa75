using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Catalogue;

/// <summary>Keeps the caps of a line with its performance.</summary>
internal sealed class DocumentLineRules(ChangeLineRules changeLineRules) : IDurableLineRules
{
    private const int AttemptsMax = 10;

    public async Task<bool> TrySaveAsync(
        PerformanceId performance, LineRules rules, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var outcome = await changeLineRules.ExecuteAsync(performance, rules, cancellationToken);

            if (outcome.Refusal != CatalogueRefusals.ChangedMeanwhile)
            {
                return !outcome.IsRefused;
            }
        }

        throw new DependencyUnavailableException("The performance kept changing.");
    }
}
