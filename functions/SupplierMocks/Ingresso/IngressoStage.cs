namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>How far a trolley has come, and so how much of it there is to show.</summary>
internal enum IngressoStage
{
    Chosen,
    Reserved,
    Failed,
    Purchased,
}
