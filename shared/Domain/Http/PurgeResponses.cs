namespace Serverless.Domain.Http;

/// <summary>Removes durable answers that nobody may ask for any more. What one run leaves, the next one takes.</summary>
public sealed class PurgeResponses(IResponseStore responseStore)
{
    private const int StepsMax = 200;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; step < StepsMax && await responseStore.ForgetAsync(cancellationToken); step++)
        {
        }
    }
}
