using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>The body has parameters, as a form or a JSON object.</summary>
public sealed class AcceptsIngressoFormsAttribute : AcceptsAttribute
{
    public AcceptsIngressoFormsAttribute()
        : base(typeof(Dictionary<string, string>)) =>
        MediaTypes = ["application/x-www-form-urlencoded", "application/json"];
}
