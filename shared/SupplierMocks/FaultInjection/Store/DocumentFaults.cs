using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.FaultInjection.Store;

/// <summary>Keeps fault plans and epochs in the durable store, so that all instances inject the same faults.</summary>
internal sealed class DocumentFaults(IDocuments documents, FaultPolicy policy, IItemFaults faults)
    : IFaults, IMockEpochs
{
    private const string EpochId = "epoch";
    private const string PlanPrefix = "plan:";

    public async Task<IReadOnlyList<FaultPlan>> ListAsync(Supplier supplier, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            Of(supplier), DocumentRange.Prefix(PlanPrefix), DocumentLimits.PageMax, cancellationToken);

        return
        [
            .. DocumentJson.ReadEach(
                page.Documents,
                nameof(FaultPlan),
                document => DocumentJson.Read(document, MockJson.Default.FaultPlan),
                faults),
        ];
    }

    public async Task AddAsync(FaultPlan plan, CancellationToken cancellationToken) => await documents.CommitAsync(
        Of(plan.Supplier), [new DocumentWrite.Upsert(IdOf(plan), Body(plan))], cancellationToken);

    public async Task<bool> TryUseAsync(FaultPlan plan, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await documents.FindAsync(Of(plan.Supplier), IdOf(plan), cancellationToken) is not { } found
                || DocumentJson.Read(found, MockJson.Default.FaultPlan) is not { RequestsLeft: > 0 and var left } known)
            {
                return false;
            }

            DocumentWrite write = left == 1
                ? new DocumentWrite.Delete(IdOf(plan), found.Version)
                : new DocumentWrite.Replace(IdOf(plan), found.Version, Body(known with { RequestsLeft = left - 1 }));

            if ((await documents.CommitAsync(Of(plan.Supplier), [write], cancellationToken)).IsCommitted)
            {
                return true;
            }
        }

        throw new DependencyUnavailableException("The fault plan kept changing.");
    }

    public async Task ClearAsync(Supplier supplier, CancellationToken cancellationToken)
    {
        foreach (var chunk in (await ListAsync(supplier, cancellationToken)).Chunk(DocumentLimits.WritesMax))
        {
            await documents.CommitAsync(
                Of(supplier), [.. chunk.Select(plan => new DocumentWrite.Delete(IdOf(plan)))], cancellationToken);
        }
    }

    public async Task<int> FindAsync(Supplier supplier, CancellationToken cancellationToken) =>
        await documents.FindAsync(Of(supplier), EpochId, cancellationToken) is { } found
            ? DocumentJson.Read(found, MockJson.Default.StoredEpoch).Number
            : 0;

    public async Task<int> AdvanceAsync(Supplier supplier, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var found = await documents.FindAsync(Of(supplier), EpochId, cancellationToken);
            var next = (found is null ? 0 : DocumentJson.Read(found, MockJson.Default.StoredEpoch).Number) + 1;
            var body = DocumentJson.ToBody(new StoredEpoch(next), MockJson.Default.StoredEpoch);
            DocumentWrite write = found is null
                ? new DocumentWrite.Insert(EpochId, body)
                : new DocumentWrite.Replace(EpochId, found.Version, body);

            if ((await documents.CommitAsync(Of(supplier), [write], cancellationToken)).IsCommitted)
            {
                return next;
            }
        }

        throw new DependencyUnavailableException("The epoch kept changing.");
    }

    private static DocumentPartition Of(Supplier supplier) => new($"{supplier.Name()}-mock", "mock");

    private static string IdOf(FaultPlan plan) => $"{PlanPrefix}{plan.Id:N}";

    private static ReadOnlyMemory<byte> Body(FaultPlan plan) =>
        DocumentJson.ToBody(plan, MockJson.Default.FaultPlan);
}

internal sealed record StoredEpoch(int Number);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FaultPlan))]
[JsonSerializable(typeof(StoredEpoch))]
internal sealed partial class MockJson : JsonSerializerContext;
