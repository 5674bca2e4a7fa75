namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Stage of a trolley; it decides how much of the trolley is shown.</summary>
internal enum IngressoStage
{
    Chosen,
    Reserved,
    Failed,
    Purchased,
}
