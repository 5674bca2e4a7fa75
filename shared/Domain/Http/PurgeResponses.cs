namespace Serverless.Domain.Http;

/// <summary>Removes expired stored responses. The next run removes what one run leaves.</summary>
public sealed class PurgeResponses(IResponseStore responseStore)
{
    private const int StepsMax = 200;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; step < StepsMax && await responseStore.PurgeAsync(cancellationToken); step++)
        {
        }
    }
}
